import { countInWords, listInWords } from '#evidence/words'
import type { OddAnswers } from '#market/answers/odd-answers'
import { warning, type Finding } from '#quantity/finding'

/** With fewer people an interval says little. */
const FEW_PEOPLE = 30

/** A survey by its id and place. */
interface Asked {
  readonly id: string
  readonly path: string
}

/** So few people that little or nothing can be said. */
export function fewPeople({ id, path }: Asked, counted: number): readonly Finding[] {
  if (counted >= FEW_PEOPLE) return []
  if (counted < 2) {
    const message = `${counted === 0 ? 'Nobody' : 'One person'} of \`${id}\` has a say: nothing can be said of others.`
    const hint = 'Look at the rows, their weights and who is left out, or ask more people.'
    return [warning('too-few', { path }, message, hint)]
  }
  const message = `Only ${counted} people of \`${id}\` have a say: what they say of others is shaky.`
  return [warning('few-rows', { path }, message, 'Look at the intervals, or ask more people.')]
}

/** Answers in a column that are none of those that were asked for. */
export function oddFinding(
  { why, column, count, examples, ends }: OddAnswers,
  path: string,
): Finding {
  const unknown = why === 'no-need' || why === 'no-item'
  const place = { path: unknown ? `${path}.codes` : path, field: column }
  const answers = countInWords(count, 'answer')
  const kept = count === 1 ? 'is kept out' : 'are kept out'
  const named = listInWords(examples)
  if (unknown) {
    const message = `${answers} in \`${column}\` ${count === 1 ? 'names' : 'name'} no need (${named}), and ${kept}.`
    const none = why === 'no-need' ? ', or to `none`' : ''
    return warning('unmapped-value', place, message, `Add them to \`codes\`${none}.`)
  }
  if (why === 'not-shown') {
    const message = `${countInWords(count, 'set')} ${count === 1 ? 'has' : 'have'} a best or a worst in \`${column}\` that did not stand in it, or one need as both, and ${kept}.`
    return warning('impossible-value', place, message, 'Look at the columns of `items`.')
  }
  const [low, high] = ends!
  const message = `${answers} in \`${column}\` ${count === 1 ? 'lies' : 'lie'} outside ${low} to ${high} (${named}), and ${kept}.`
  const hint = 'Where they mean no answer, list them under `missing`; else look at the ends.'
  return warning('impossible-value', place, message, hint)
}

/** People whose answers say little: how many, what they did, by which rule of `quality`, and whether they are out. */
export function careless(
  { id, path }: Asked,
  people: number,
  {
    words,
    rule,
    leftOut,
  }: { readonly words: string; readonly rule: string; readonly leftOut: boolean },
): readonly Finding[] {
  const count = Math.round(people)
  if (count === 0) return []
  const message = `${count === 1 ? '1 person' : `${count} people`} of \`${id}\` ${words}${leftOut ? ', and are left out' : ''}.`
  const hint = leftOut
    ? 'Set `leave-out: false` to keep them.'
    : `Set \`leave-out: true\` under \`quality.${rule}\` to look at the result without them.`
  return [warning('careless-answers', { path: `${path}.quality.${rule}` }, message, hint)]
}

/** Rows that stand for nobody. */
export function withoutWeight({ id, path }: Asked, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'has' : 'have'} no weight above 0, and no say.`
  return [warning('no-weight', { path }, message)]
}

/** Rows that name no person. */
export function withoutName({ id, path }: Asked, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'names' : 'name'} no respondent, and ${count === 1 ? 'counts' : 'count'} for nothing.`
  return [warning('missing-value', { path: `${path}.respondent` }, message)]
}
