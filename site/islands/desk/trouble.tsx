/** What went wrong, told at once to whoever listens to the page; nothing while nothing has. */
export function Trouble({ says }: { says: string | null | undefined }) {
  return says ? (
    <p class="wrongs" role="alert">
      {says}
    </p>
  ) : null
}

/** Tickets that were refused among several, each with why; `says` comes before them. */
export function RefusedTickets({ says, refused }: { says: string; refused: readonly { ref: string; why: string }[] }) {
  return refused.length > 0 ? (
    <div class="wrongs" role="alert">
      <p>{says}</p>
      <ul>
        {refused.map(({ ref, why }) => (
          <li key={ref}>
            <a href={`/desk/ticket/#${ref}`}>{ref}</a>: {why}
          </li>
        ))}
      </ul>
    </div>
  ) : null
}
