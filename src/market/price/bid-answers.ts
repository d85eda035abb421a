import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { listInWords } from '#evidence/words'
import type { People } from '#market/answers/people'
import type { DichotomousChoiceSurvey } from '#market/price/willingness-survey'
import { warning, type Finding } from '#quantity/finding'

/** What each row says to its bids: one or two answers, none without a say or where a code is not known. */
export interface BidAnswers {
  readonly said: readonly (readonly boolean[] | undefined)[]
  /** Rows with a say that hold no answer. */
  readonly silent: number
  readonly findings: readonly Finding[]
}

const words: Readonly<Record<string, boolean>> = {
  y: true,
  yes: true,
  true: true,
  1: true,
  n: false,
  no: false,
  false: false,
  0: false,
}

/** The answers of every row: both in one column (`yn`, `yes-no`), or one a column. */
export function bidAnswers(
  survey: DichotomousChoiceSurvey,
  answer: UnitsAnswer,
  { ofRow }: People,
): BidAnswers {
  const wanted = survey.next === undefined ? 1 : 2
  const columns = survey.answers.map((column) => categoriesOf({ answer }, column))
  const strange = new Map<string, number>()
  let silent = 0
  const said = Array.from(ofRow, (person, row) => {
    if (person < 0) return undefined
    const labels = columns.map((column) =>
      column === undefined ? undefined : labelAt(column, row),
    )
    if (labels[0] === undefined) {
      silent++
      return undefined
    }
    const read = labels.map((label) => (label === undefined ? [] : answersIn(label)))
    const known = read.every((each) => each !== undefined)
    const flat = read.flatMap((each) => each ?? [])
    if (known && flat.length === wanted) return flat
    const shown = labels.map((label) => label ?? '(nothing)').join(', ')
    strange.set(shown, (strange.get(shown) ?? 0) + 1)
    return undefined
  })
  return { said, silent, findings: strangers(survey, strange) }
}

/** "yn", "yes-no" and "y/n" are a yes and a no; undefined where a code is not known. */
function answersIn(label: string): readonly boolean[] | undefined {
  const text = label.trim().toLowerCase()
  const parts =
    text in words ? [text] : /^[yn10]{2}$/.test(text) ? [...text] : text.split(/[^a-z0-9]+/)
  const read = parts.map((part) => words[part])
  return read.every((each) => each !== undefined) ? read : undefined
}

function strangers(
  { path, answers, next }: DichotomousChoiceSurvey,
  strange: ReadonlyMap<string, number>,
): readonly Finding[] {
  if (strange.size === 0) return []
  const count = [...strange.values()].reduce((sum, each) => sum + each, 0)
  const rows = count === 1 ? '1 row' : `${count} rows`
  const codes = listInWords([...strange.keys()].map((code) => `"${code}"`))
  const expected =
    next === undefined ? '`yes` or `no`' : '`nn`, `ny`, `yn` or `yy`, or a column each'
  const message = `${rows} of \`${answers.join('`, `')}\` ${count === 1 ? 'holds an answer' : 'hold answers'} that nobody knows (${codes}), and ${count === 1 ? 'is' : 'are'} left out; expected ${expected}.`
  const hint = 'Declare the column with a `map` that turns its codes into these.'
  const place = { path: `${path}.answers`, field: answers[0] }
  return [warning('unmapped-value', place, message, hint)]
}
