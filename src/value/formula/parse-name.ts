import { isId, slug } from '#quantity/id'
import { isCurrencyCode, timeUnits, unitWord } from '#quantity/known-units'
import type { Expression, Span } from '#value/formula/expression'
import type { Reader, Words } from '#value/formula/reader'
import { advance, fail, peekText } from '#value/formula/reader'
import { formulaWords } from '#value/formula/words'

/** A name, `year` or `month`: the next token is a word that no bracket follows. */
export function parseName(reader: Reader): Expression {
  const name = peekText(reader)
  const { span } = advance(reader)
  if (name === 'year') return { kind: 'year', span }
  if (name !== 'month') checkName(reader, name, span)
  return { kind: 'name', name, span }
}

/** Finds words that cannot be the id of something in the study. */
export function checkName(reader: Reader, name: string, span: Span): void {
  const words = refusalOf(name)
  if (words !== undefined) fail(reader, 'formula', span, words)
}

function refusalOf(name: string): Words | undefined {
  if (isCurrencyCode(name) || timeUnits.has(unitWord(name))) {
    return [`"${name}" is a unit.`, `A unit stands directly after a number: \`1 ${name}\`.`]
  }
  if (name === 'to' || name === 'from' || name === 'within')
    return [`"${name}" stands only between numbers.`, 'Write `1500 to 2500`.']
  if (formulaWords.includes(name)) {
    return [`"${name}" is a function.`, `Its values stand in brackets: \`${name}(...)\`.`]
  }
  if (isId(name)) return undefined
  return [`"${name}" is not an id.`, `Ids look like \`${slug(name)}\`.`]
}
