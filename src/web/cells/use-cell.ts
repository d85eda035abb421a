import { useEffect, useSyncExternalStore } from 'react'
import type { DocumentEdit } from '#contract/edit'
import type { Finding } from '#quantity/finding'
import { useNewProblems } from '../check/use-new-problems.ts'
import { useOpenStudy } from '../study/study-context.ts'
import type { CellPlace } from '../study/use-edits.ts'
import type { CellDraft } from './cell-drafts.ts'

/** A place of the document while something is typed there. */
export interface Cell {
  /** As findings say it: `assumptions.hourly.value`. */
  readonly place: string
  /** What is typed and not saved; undefined where nothing is. */
  readonly typed: string | undefined
  /** Whether it was left, and waits for the person to decide. */
  readonly held: boolean
  /** What would be wrong with the study if it were saved as it stands. */
  readonly problems: readonly Finding[]
  type(text: string): void
  /** Saves what was typed since, unless the study would not hold together with it. */
  leave(): void
  /** The same for what is held. */
  tryAgain(): void
  /** Saves it all the same. */
  save(): void
  /** What stands in the document stands here again. */
  giveUp(): void
}

/** What the cell itself can say against a text at once, without the rest of the study. */
export type Look = (text: string) => readonly Finding[]

const nothing: readonly Finding[] = []
const unchanged: readonly DocumentEdit[] = []

/** What is typed in a place is kept, held against the rules of the study, and saved when it is left. */
export function useCell({ path, change }: CellPlace, look?: Look): Cell {
  const { drafts, edit, check } = useOpenStudy()
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.at(path))
  const place = JSON.stringify(path)
  // A field that goes while somebody is at it is left without a word.
  useEffect(() => () => drafts.hold(JSON.parse(place) as readonly string[]), [drafts, place])
  const said = draft === undefined ? nothing : (look?.(draft.text) ?? nothing)
  const asked = draft === undefined || said.length > 0 ? undefined : change(draft.text)
  const found = useNewProblems(asked?.edits ?? unchanged)
  const save = (): void => {
    const text = drafts.at(path)?.text
    const made = text === undefined ? undefined : change(text)
    if (made !== undefined) edit(made.edits, made.why)
    drafts.forget(path)
  }
  const ask = (left: CellDraft): void => {
    if (said.length > 0) return drafts.hold(path)
    drafts.forget(path)
    const made = change(left.text)
    if (made === undefined) return
    const fits = check(made.edits).then((wrong) => {
      if (wrong.length > 0 && drafts.at(path) === undefined) drafts.keep({ ...left, state: 'held' })
      return wrong.length === 0
    })
    edit(made.edits, made.why, fits)
  }
  return {
    place: path.join('.'),
    typed: draft?.text,
    held: draft?.state === 'held',
    problems: said.length > 0 ? said : found,
    type: (text) => drafts.keep({ path, text, state: 'typed' }),
    leave: () => {
      const left = drafts.at(path)
      if (left?.state === 'typed') ask(left)
    },
    tryAgain: () => (draft === undefined ? undefined : ask(draft)),
    save,
    giveUp: () => drafts.forget(path),
  }
}
