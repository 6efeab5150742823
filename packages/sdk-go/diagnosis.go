package bouncebook

// Options says what else is known about a reply. The zero value says nothing.
type Options struct {
	// Host is the name of the remote MX or server that answered.
	Host string `json:"host,omitempty"`
	// Recipient is the address that the message was for.
	Recipient string `json:"recipient,omitempty"`
	// Command is the SMTP command that was answered: CONNECT, EHLO, MAIL, RCPT, DATA.
	Command string `json:"command,omitempty"`
	// Final is true when the retry window is over, so that Exhausted becomes the action.
	Final bool `json:"final,omitempty"`
}

// Verdict is what follows from a reply.
type Verdict struct {
	// Code is the reply code (RFC 5321, section 4.2); 0 when there is none.
	Code int `json:"code,omitempty"`
	// Enhanced is the enhanced status code (RFC 3463), as written.
	Enhanced string `json:"enhanced,omitempty"`
	// Entry is the id of the entry that explains the reply.
	Entry string `json:"entry,omitempty"`
	// Specificity says how strong the evidence for the entry is.
	Specificity Specificity `json:"specificity"`
	// Category says who can repair it.
	Category Category `json:"category"`
	// Reason says why the message was refused.
	Reason Reason `json:"reason"`
	// Bounce says whether the failure is permanent for the address.
	Bounce Bounce `json:"bounce"`
	// Action is what to do now.
	Action Action `json:"action"`
	// Exhausted is what to do when the retry window, usually 24 to 72 hours, ran out.
	Exhausted Action `json:"exhausted"`
	// Provider is the id of whoever answered.
	Provider string `json:"provider,omitempty"`
	// ProviderBy says what the provider is known from.
	ProviderBy ProviderBy `json:"providerBy,omitempty"`
}

// Diagnosis is a verdict and everything else that the reply tells. Written as JSON it has the keys that the engines
// in other languages give; a key that has no value is left out.
type Diagnosis struct {
	Verdict
	// Text is the reply on one line, taken out of what surrounded it. It is a stranger's text: never print it raw.
	Text string `json:"text"`
	// Candidates are the entries that the same evidence allows, the chosen one first.
	Candidates []string `json:"candidates"`
	// Blocklist is the list that the reply names; nil when it names none.
	Blocklist *BlocklistHit `json:"blocklist,omitempty"`
	// Mechanism is the authentication or transport security that the reply is about.
	Mechanism Mechanism `json:"mechanism,omitempty"`
	// RetryAfter is the time until the next attempt in seconds, where the reply names it or the provider documents
	// it; 0 where nobody does.
	RetryAfter int `json:"retryAfter,omitempty"`
	// Values is what the placeholders of the entry took, as the reply wrote it.
	Values Values `json:"values"`
	// Fingerprint is the text in lower case with names and numbers masked: a key for grouping.
	Fingerprint string `json:"fingerprint"`
	// Evidence is what speaks for each candidate, the strongest first.
	Evidence []Evidence `json:"evidence"`
}

// Values are the names that a reply holds where the entry's template has placeholders.
type Values struct {
	IP      string `json:"ip,omitempty"`
	Domain  string `json:"domain,omitempty"`
	Address string `json:"address,omitempty"`
}

// BlocklistHit is a DNS blocklist that a reply names.
type BlocklistHit struct {
	// ID is the id of the list.
	ID string `json:"id"`
	// Lookup is the page that shows the listing, filled in as far as the reply tells.
	Lookup string `json:"lookup,omitempty"`
	// Delist is the page where removal is asked for.
	Delist string `json:"delist,omitempty"`
}

// Evidence is the part of a reply that an entry rests on.
type Evidence struct {
	Kind  Specificity `json:"kind"`
	Entry string      `json:"entry"`
	Text  string      `json:"text"`
}
