import type { DocumentEdit, Json } from '#contract/edit'
import type { Assumption } from '#value/model'
import { written } from '../fields/entries.ts'
import type { Moves } from '../preview/changed-model.ts'
import { applyEdits } from '../save/apply-edits.ts'
import { isEntries, isList, valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'

/** What a reader set, as changes of the document. */
interface Kept {
  readonly changes: readonly { readonly of: Assumption; readonly edits: readonly DocumentEdit[] }[]
  /** Ranges that do not stand once in their formula, and cannot be told from others there. */
  readonly left: readonly Assumption[]
}

/** Puts the reader's own values in the place of what the document says, one after another. */
export function keptMoves(document: Json, assumptions: readonly Assumption[], moves: Moves): Kept {
  let standing = document
  const changes: { of: Assumption; edits: readonly DocumentEdit[] }[] = []
  const left: Assumption[] = []
  for (const one of assumptions) {
    const { [one.id]: value } = moves
    if (value === undefined) continue
    const edits = keptEdits(standing, one, value)
    if (edits === undefined) left.push(one)
    else changes.push({ of: one, edits })
    standing = applyEdits(standing, edits ?? [])
  }
  return { changes, left }
}

function keptEdits(
  document: Json,
  one: Assumption,
  value: number,
): readonly DocumentEdit[] | undefined {
  return one.generated ? formulaEdits(document, one, value) : entryEdits(document, one, value)
}

/**
 * Puts a number of the model in the place of a written assumption. It is in the model's unit, which
 * the document may have said otherwise: as `%`, or inside the value. What several people said gives
 * way to it; a part of a labour cost, `hourly.wage`, holds its unit itself.
 */
function entryEdits(
  document: Json,
  { id, unit }: Assumption,
  value: number,
): readonly DocumentEdit[] {
  const [owner = id, part] = id.split('.')
  const own = unit.text === '1' ? undefined : unit.text
  const change = (key: string, now: Json | undefined): DocumentEdit | undefined => {
    const path = ['assumptions', owner, key]
    return setting(path, valueAt(document, path), now)
  }
  const changes =
    part === undefined
      ? [change('experts', undefined), change('value', value), change('unit', own)]
      : [change(part, withUnit(value, unit))]
  return changes.filter((each) => each !== undefined)
}

/** Puts it in the place of a range inside a formula; undefined where that does not stand there once. */
function formulaEdits(
  document: Json,
  { path, text, unit }: Assumption,
  value: number,
): readonly DocumentEdit[] | undefined {
  const place = placeOfWords(document, path)
  const formula = valueAt(document, place)
  if (typeof formula !== 'string') return undefined
  const [before, rest, ...further] = formula.split(text)
  if (before === undefined || rest === undefined || further.length > 0) return undefined
  // `3 % to 5 %/year` of a rate is read without its year.
  const after = /\.(decay|growth)$/.test(path) ? rest.replace(/^\s*\/\s*year\s*$/, '') : rest
  const said = String(withUnit(value, unit))
  const isAlone = before.trim() === '' && after.trim() === ''
  const isBracketed = before.endsWith('(') && after.startsWith(')')
  // In brackets, so that neither its sign nor its unit runs into what stands beside it.
  const part = isBracketed ? said : `(${said})`
  const now = isAlone ? written(said) : `${before}${part}${after}`
  const change = setting(place, formula, now)
  return change === undefined ? [] : [change]
}

function withUnit(value: number, { text }: Assumption['unit']): Json {
  return text === '1' ? value : `${value} ${text}`
}

/** The place that an assumption names in words: there, entries without an id are counted from 1. */
function placeOfWords(document: Json, words: string): readonly string[] {
  return words.split('.').reduce<readonly string[]>((path, word) => {
    const list = valueAt(document, path)
    const byId = !isList(list) || list.some((entry) => isEntries(entry) && entry['id'] === word)
    return [...path, byId ? word : String(Number(word) - 1)]
  }, [])
}
