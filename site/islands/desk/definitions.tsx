/** How each number of a page is made. */
export function Definitions({ title, of }: { title: string; of: readonly { term: string; meaning: string }[] }) {
  return (
    <section>
      <h2 id="how-counted">{title}</h2>
      <dl class="definitions" aria-labelledby="how-counted">
        {of.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
