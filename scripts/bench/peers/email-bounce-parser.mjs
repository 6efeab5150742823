/** A bounce of Postfix around a reply, the form that the package's README shows. */
function bounceOf({ text, host = "mx.example.com" }) {
  return `This is the mail system at host mail.example.com.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<nobody@example.com>: host ${host}[192.0.2.1] said: ${text} (in reply to RCPT TO command)
`;
}

/** The package reads the text of a bounce, so that it is given the shortest one that holds the reply. */
export async function createEmailBounceParser(replies) {
  let Parser;
  try {
    Parser = (await import("email-bounce-parser")).default;
  } catch {
    return {
      missing:
        "not measured. It needs re2, which is native code: `pnpm --filter @bouncebook/scripts build-peer` builds it.",
    };
  }
  const parser = new Parser();
  const bounces = replies.map(bounceOf);
  return {
    run: () => {
      for (const bounce of bounces) parser.read(bounce);
    },
  };
}
