import { sayMonth } from '#domain/words/days.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { language } from '../kit/say.ts'

const around = deskPageWords(language)

const shown = 12

/** Chooses one of the last months, such as 2026-11. */
export function MonthChoice({ month, choose }: { month: string; choose: (month: string) => void }) {
  const [year = 0, now = 1] = new Date().toISOString().slice(0, 7).split('-').map(Number)
  const months = Array.from({ length: shown }, (_, back) => {
    const at = year * 12 + now - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
  return (
    <label class="small">
      <span class="soft">{around.month}</span>{' '}
      <select value={month} onChange={(event) => choose(event.currentTarget.value)}>
        {[...new Set([...months, month])].map((one) => (
          <option key={one} value={one}>
            {sayMonth(one, language)}
          </option>
        ))}
      </select>
    </label>
  )
}
