import { useRef, useState } from 'preact/hooks'
import { modelFileName } from '#domain/model/choices.ts'
import type { CheckedProposal, ModelFile, WhatIfNews } from '#domain/views/model.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { ask } from '../../kit/ask.ts'
import { listen } from '../../kit/listen.ts'
import { language } from '../../kit/say.ts'
import { sayRefusal } from '../refusal.ts'

const words = modelPageWords(language).proposal
export const pasteable = ['support-model.yaml', 'calendars.yaml'] as const

/** The files of a proposed model, and what came of checking it, or of replaying tickets under it. */
export function useProposal() {
  const [chosen, setChosen] = useState<ModelFile[]>([])
  const [pasted, setPasted] = useState('')
  const [which, setWhich] = useState<(typeof pasteable)[number]>('support-model.yaml')
  const [checked, setChecked] = useState<CheckedProposal | null>(null)
  const [news, setNews] = useState<WhatIfNews | null>(null)
  const [said, setSaid] = useState('')
  const running = useRef<AbortController | null>(null)
  const files = [
    ...chosen.filter(({ name }) => pasted.trim() === '' || name !== which),
    ...(pasted.trim() === '' ? [] : [{ name: which, text: pasted }]),
  ]
  const choose = async (list: FileList | null) => {
    const fitting = [...(list ?? [])].filter(({ name, webkitRelativePath }) => {
      const depth = webkitRelativePath.split('/').length
      return modelFileName.test(name) && depth <= 2
    })
    setChosen(await Promise.all(fitting.map(async (file) => ({ name: file.name, text: await file.text() }))))
  }
  const begin = () => {
    running.current?.abort()
    setChecked(null)
    setNews(null)
    setSaid(files.length === 0 ? words.nothing : '')
    return files.length > 0
  }
  const check = async () => {
    if (!begin()) return
    const answer = await ask('POST /desk/model/checks', { body: { files } })
    if (answer.ok) setChecked(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  const replay = async () => {
    if (!begin()) return
    const controller = new AbortController()
    running.current = controller
    let last: WhatIfNews | null = null
    const answer = await listen<WhatIfNews>('/desk/model/what-ifs', {
      body: { files },
      signal: controller.signal,
      heard: (one) => {
        last = one
        setNews(one)
      },
    })
    if (controller.signal.aborted) return
    if (!answer.ok) setSaid([sayRefusal(answer.problem), ...errorsOf(answer.problem)].join('\n'))
    else if ((last as WhatIfNews | null)?.state !== 'done') setSaid(words.broke)
  }
  return { which, setWhich, pasted, setPasted, files, choose, check, replay, checked, news, said }
}

function errorsOf(problem: { errors?: { message: string }[] | undefined } | null): string[] {
  return (problem?.errors ?? []).map(({ message }) => message)
}
