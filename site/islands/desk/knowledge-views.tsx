import { deskPageWords } from '#domain/words/desk-page.ts'
import { language } from '../kit/say.ts'

const words = deskPageWords(language).knowledge
const views = [
  ['/desk/knowledge/', 'gaps'],
  ['/desk/knowledge/articles/', 'articles'],
  ['/desk/knowledge/deflection/', 'deflection'],
] as const

/** The pages about knowledge. */
export function KnowledgeViews({ here }: { here: (typeof views)[number][1] }) {
  return (
    <nav aria-label={words.name}>
      <ul class="gap-views">
        {views.map(([href, view]) => (
          <li key={href}>
            <a href={href} aria-current={view === here ? 'page' : undefined}>
              {words[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
