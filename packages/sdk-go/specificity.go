package bouncebook

// Specificity says how strong the evidence for an entry is.
type Specificity string

// The strongest comes first.
const (
	// SpecificityProviderTextAndCode stands for a provider's own words, and a code that it sends with them.
	SpecificityProviderTextAndCode Specificity = "provider-text-and-code"

	// SpecificityProviderText stands for a provider's own words.
	SpecificityProviderText Specificity = "provider-text"

	// SpecificityProviderCode stands for a code that from this provider says it alone.
	SpecificityProviderCode Specificity = "provider-code"

	// SpecificityBlocklist stands for the name of a blocklist.
	SpecificityBlocklist Specificity = "blocklist"

	// SpecificityWording stands for words that many servers share.
	SpecificityWording Specificity = "wording"

	// SpecificityEnhanced stands for the enhanced status code (RFC 3463).
	SpecificityEnhanced Specificity = "enhanced"

	// SpecificityBasic stands for the reply code (RFC 5321).
	SpecificityBasic Specificity = "basic"

	// SpecificityClass stands for the first digit alone.
	SpecificityClass Specificity = "class"

	// SpecificityNone says that nothing was recognised.
	SpecificityNone Specificity = "none"
)

// ProviderBy says what a provider is known from.
type ProviderBy string

const (
	// ProviderByHost stands for the name of the server that answered.
	ProviderByHost ProviderBy = "host"

	// ProviderByText stands for words in the reply.
	ProviderByText ProviderBy = "text"

	// ProviderByRecipient stands for the domain of the recipient.
	ProviderByRecipient ProviderBy = "recipient"
)
