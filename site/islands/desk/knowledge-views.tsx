const views = [
  ['/desk/knowledge/', 'Gaps'],
  ['/desk/knowledge/articles/', 'Articles'],
  ['/desk/knowledge/deflection/', 'Deflection'],
] as const

/** The pages about knowledge. */
export function KnowledgeViews({ here }: { here: (typeof views)[number][1] }) {
  return (
    <nav aria-label="Knowledge">
      <ul class="gap-views">
        {views.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={name === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
