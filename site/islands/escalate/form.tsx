import { onSite } from '../kit/base.ts'
import '../kit/base-links.ts'
import { render } from 'preact'
import type { KnownProblem } from '#domain/views/known-problem.ts'
import type { OpenedView } from '#domain/views/opened.ts'
import { keepChat } from '../chat/kept.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { sayMoment } from '../kit/say.ts'
import { endTrail } from '../kit/trail.ts'
import { KnownProblems, knownProblemsAbout } from '../known-problems/in-form.tsx'
import { type Along, attemptToSend, isWide, type Part, readToo, SentAlong } from './along.tsx'
import { cameWith } from './came-with.ts'
import { Collect } from './collect.tsx'
import { recordEscalated } from './deflection.ts'
import { clearDraft, type Draft, keyFor, readDraft, saveDraft } from './draft.ts'
import { Fields } from './fields.ts'
import { Files, sendFiles, takeFiles, withFiles } from './files.tsx'
import { followProblem, wordsOf } from './follow.ts'
import { askPromise, PromiseBox, type PromiseState } from './promise.tsx'
import { Proposed } from './proposed.ts'
import { outcomeOf, patience, whileSending } from './send.ts'
import { type Suggestion, Suggestions, sayFound, suggester } from './suggestions.tsx'
import { bodyOf } from './values.ts'
import { findWrongs, settle, showWrongs } from './wrongs.ts'

/** Fills the plain form with what is known, asks what must be asked, shows the promise, and sends it without losing a word. */
class EscalateForm extends HTMLElement {
  along: Along = { article: null, attempt: null, searches: [], read: [], chat: [] }
  leftOut = new Set<Part>()
  promise: PromiseState = { is: 'asked' }
  fields!: Fields
  proposed = new Proposed()
  sent: Draft['sent']
  files: File[] = []
  fileWrong = ''
  chosen = false
  over = false
  asked = new AbortController()
  suggest = suggester(
    (items, question) => this.found(items, question),
    () => this.along.article?.id ?? null,
  )

  connectedCallback() {
    this.fields = new Fields(this.querySelector('form') as HTMLFormElement)
    this.form.noValidate = true
    this.takeAddress()
    this.takeDraft()
    this.form.addEventListener('input', (event) => this.changed(event.target as HTMLInputElement))
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.send()
    })
    takeFiles(this.form, (files) => this.addFiles(files))
    addEventListener('pagehide', () => this.leave())
    void this.ask()
    setTimeout(() => this.begin())
  }

  /** In a task of its own, so that a phone does not stand still for both. */
  begin() {
    this.place('grades').toggleAttribute('open', isWide())
    this.draw()
    this.suggest(this.fields.values())
  }

  get form() {
    return this.fields.form
  }

  place(name: string): HTMLElement {
    return this.querySelector(`[data-${name}]`) as HTMLElement
  }

  /** What the link that led here says it is about. */
  takeAddress() {
    const { along, automation, proposed } = cameWith(location.search)
    this.along = along
    this.fields.choose(automation)
    this.fields.propose(proposed)
  }

  takeDraft() {
    const draft = readDraft()
    if (!draft) return
    const { automation, ...rest } = draft.values
    this.fields.fill(rest)
    if (automation && !this.along.article && !this.fields.find('automation')?.value) {
      this.fields.choose(automation)
      this.chosen = true
    }
    this.proposed.opened = draft.opened
    this.sent = draft.sent
    this.place('kept').hidden = false
    this.place('kept-when').textContent = sayMoment(new Date(draft.at).toISOString())
    this.place('afresh').addEventListener('click', () => this.startAfresh())
  }

  startAfresh() {
    clearDraft()
    this.fields.empty()
    this.sent = undefined
    this.proposed.forget()
    this.chosen = false
    this.files = []
    render(null, this.place('collect'))
    showWrongs(this.form, [])
    this.place('kept').hidden = true
    this.takeAddress()
    this.draw()
    void this.ask()
    this.fields.find('title')?.focus()
  }

  changed(field: HTMLInputElement) {
    if (!field.name) return
    settle(this.form, field, this.wrongs())
    if (field.name.startsWith('detail.')) this.fields.kept[field.name] = field.value
    if (field.name === 'automation') this.chosen = true
    this.save()
    if (['automation', 'type', 'impact', 'urgency'].includes(field.name)) void this.ask()
    if (['title', 'description', 'automation'].includes(field.name)) this.suggest(this.fields.values())
    if (field.name === 'type') this.draw()
  }

  save() {
    const sent = this.sent ? { sent: this.sent } : {}
    if (!this.over) saveDraft({ values: this.fields.values(), opened: this.proposed.opened, ...sent })
  }

  /** Asks anew who would help and by when; the last question counts. */
  async ask() {
    this.asked.abort()
    this.asked = new AbortController()
    const { signal } = this.asked
    const { automation = '', type = '', impact = '', urgency = '' } = this.fields.values()
    const article = this.leftOut.has('article') ? '' : (this.along.article?.id ?? '')
    try {
      const answer = await askPromise({ article, automation, type, impact, urgency }, signal)
      if (signal.aborted) return
      if (answer.ok) {
        const promised = answer.value
        this.promise = { is: 'known', promised, now: new Date().toISOString() }
        const { about } = promised
        if (about.article && this.along.article) this.along.article = about.article
        if (about.automation && !this.chosen && !automation) this.fields.choose(about.automation.id)
        void this.tellKnownProblems(about.automation?.id)
      } else if (answer.status > 0 && article) {
        this.along = { ...this.along, article: null, attempt: null }
        return void this.ask()
      } else if (answer.status > 0 || this.promise.is === 'asked') this.promise = { is: 'away' }
    } catch {
      return
    }
    this.draw()
  }

  async tellKnownProblems(automation: string | undefined) {
    const items = await knownProblemsAbout(automation)
    const { email = '' } = this.fields.values()
    const follow = (item: KnownProblem, address: string) => this.follow(item, address)
    render(<KnownProblems items={items} email={email} follow={follow} />, this.place('known-problems'))
  }

  found(items: Suggestion[], question: string) {
    const isNews = this.proposed.found(items, question)
    this.draw()
    if (isNews) this.place('status').textContent = sayFound(items.length)
  }

  draw() {
    const along = this.place('sent-along')
    render(<SentAlong along={this.along} left={this.leftOut} toggle={(part) => this.toggle(part)} />, along)
    along.hidden = along.childElementCount === 0
    render(<Collect fields={this.collect} typed={(name) => this.fields.kept[name] ?? ''} />, this.place('collect'))
    render(
      <Files
        files={this.files}
        wrong={this.fileWrong}
        add={(files) => this.addFiles(files)}
        drop={(file) => this.addFiles([], file)}
      />,
      this.place('files'),
    )
    render(<PromiseBox state={this.promise} />, this.place('promise'))
    render(
      <Suggestions
        items={this.proposed.items}
        opened={this.proposed.asking}
        onOpen={(item, rank) => this.openedOne(item, rank)}
        onSolved={() => this.solved()}
        onNotSolved={() => this.notSolved()}
      />,
      this.place('suggestions'),
    )
    this.place('window').hidden = this.fields.find('type')?.value !== 'change'
  }

  toggle(part: Part) {
    if (this.leftOut.has(part)) this.leftOut.delete(part)
    else this.leftOut.add(part)
    if (part === 'article') void this.ask()
    this.draw()
  }

  openedOne(item: Suggestion, rank: number) {
    this.proposed.open(item, rank)
    this.save()
    this.draw()
  }

  notSolved() {
    const read = this.proposed.notSolved()
    if (read) this.along.read = readToo(this.along.read, [read])
    this.save()
    this.draw()
    this.fields.find('description')?.focus()
  }

  solved() {
    this.proposed.solved()
    endTrail()
    this.over = true
    clearDraft()
    const done = this.place('solved')
    this.form.hidden = true
    done.hidden = false
    done.focus()
  }

  leave() {
    if (!this.over && this.proposed.leave()) this.save()
  }

  wrongs() {
    return findWrongs(this.fields.values(), this.collect)
  }

  get collect() {
    return this.promise.is === 'known' ? this.promise.promised.collect : []
  }

  addFiles(added: File[], dropped?: File) {
    const kept = this.files.filter((one) => one !== dropped)
    const { files, wrong } = withFiles(kept, added)
    Object.assign(this, { files, fileWrong: wrong })
    this.draw()
  }

  async send() {
    const { collect } = this
    const wrongs = this.wrongs()
    showWrongs(this.form, wrongs)
    if (wrongs.length > 0) return
    const article = this.leftOut.has('article') ? undefined : this.along.article?.id
    const read = readToo(this.along.read, this.proposed.opened)
    const attempt = attemptToSend({ ...this.along, read }, this.leftOut)
    const body = JSON.stringify(bodyOf(this.fields.values(), { collect, article, attempt }))
    const key = keyFor(body, this.sent)
    this.sent = { body, key }
    this.save()
    await this.deliver(() => ask('POST /tickets', { body, key, within: patience }))
  }

  /** Answers what is wrong, nothing when all is well. */
  async follow({ id }: KnownProblem, email: string): Promise<string> {
    const { sent, result } = await followProblem({ id, email, sent: this.sent })
    this.sent = sent
    if (result.is === 'filed') this.leaveFor(result)
    return wordsOf(result)
  }

  async deliver(send: () => Promise<Answer<OpenedView>>) {
    const result = await whileSending(this.form, async () => {
      const outcome = outcomeOf(await send())
      if (outcome.is === 'filed') await sendFiles(outcome.url, this.files)
      return outcome
    })
    if (!result) return
    if (result.is === 'wrong') return showWrongs(this.form, result.wrongs)
    if (result.is === 'trouble') return showWrongs(this.form, [], result.words)
    this.leaveFor(result)
  }

  /** It is filed: nothing of it is proposed again, and its page opens. */
  leaveFor({ ref, url }: { ref: string; url: string }) {
    this.over = true
    clearDraft()
    keepChat([])
    recordEscalated([
      ...(this.along.article ? [{ ...this.along.article, article: this.along.article.id }] : []),
      ...this.along.read,
    ])
    endTrail()
    sessionStorage.setItem('ladder:filed', ref)
    location.assign(onSite(url))
  }
}

customElements.define('escalate-form', EscalateForm)
