/** What people typed: text and nothing else, line breaks kept; addresses of the web can be followed. */
export function PlainText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"')\]]+)/g)
  return (
    <div class="typed" dir="auto">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a key={`${index}`} href={part} rel="nofollow noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  )
}
