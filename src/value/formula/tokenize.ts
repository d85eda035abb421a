import type { Finding, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import { timeUnits, unitWord } from '#quantity/known-units'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type { Span } from '#value/formula/expression'
import { placeOfSpan } from '#value/formula/formula-place'
import type { Token } from '#value/formula/token'
import { formulaWords, isDistributionCall } from '#value/formula/words'

/** Beyond it a product of a few numbers overflows. */
export const largestNumber = 1e100

const numberPattern = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy
const wordPattern = /[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*/uy
const signPattern = /<=|>=|!=|==|<>|[-+*/^<>=(),:]/uy
const unitPattern =
  /[ \u00A0\u2009\u202F]?((?:1\/)?(?:%|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?:\^-?[1-9](?!\d))?(?:[/*](?:%|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?:\^-?[1-9](?!\d))?)*)/uy
const strangePattern = /[^\sA-Za-z0-9+*/^<>=(),:-]+/uy

const signHints: ReadonlyMap<string, string> = new Map([
  ['−', 'Write a subtraction with a hyphen: `a - b`.'],
  ['–', 'Write a subtraction with a hyphen, a range with `to`.'],
  ['—', 'Write a subtraction with a hyphen, a range with `to`.'],
  ['×', 'Write `*`.'],
  ['·', 'Write `*`.'],
  ['÷', 'Write `/`.'],
  ['≤', 'Write `<=`.'],
  ['≥', 'Write `>=`.'],
  ['≠', 'Write `!=`.'],
  ['$', 'Write the currency after the number: `18 USD`.'],
  ['€', 'Write the currency after the number: `18 EUR`.'],
  ['£', 'Write the currency after the number: `18 GBP`.'],
  ['%', 'A percent sign stands after a number: `30 %`.'],
  ['_', 'Write numbers without marks: `1500`; join words with a hyphen.'],
  ['.', 'A number has a digit before and after its point: `0.5`.'],
])

interface Scan {
  readonly text: string
  readonly place: Place
  readonly findings: Finding[]
  readonly tokens: Token[]
  /** For each open bracket: whether it holds the values of a distribution. */
  readonly brackets: boolean[]
  position: number
}

/**
 * The words, numbers and signs of a formula, numbers with the unit that touches them (after one
 * optional space), closed by an `end`. What cannot be read is left out and found.
 */
export function tokenize(
  text: string,
  place: Place,
): { readonly tokens: readonly Token[]; readonly findings: readonly Finding[] } {
  const scan: Scan = { text, place, findings: [], tokens: [], brackets: [], position: 0 }
  for (skipSpace(scan); scan.position < text.length; skipSpace(scan)) {
    if (!readNumber(scan) && !readWord(scan) && !readSign(scan)) skipStrange(scan)
  }
  scan.tokens.push({ kind: 'end', span: { start: text.length, end: text.length } })
  return scan
}

function readNumber(scan: Scan): boolean {
  const start = scan.position
  const digits = take(scan, numberPattern)
  if (digits === undefined) return false
  const value = Number(digits)
  checkNumber(scan, digits, start)
  checkThousands(scan, digits, start)
  const unit = takeUnit(scan)
  const span = { start, end: scan.position }
  scan.tokens.push({ kind: 'number', value, span, ...(unit === undefined ? {} : { unit }) })
  return true
}

function checkNumber(scan: Scan, digits: string, start: number): void {
  const rest = scan.text.slice(scan.position, scan.position + 40)
  const span = { start, end: scan.position }
  const marks = /^(?:[_,']\d{3})+(?!\d)/u.exec(rest)?.[0]
  if (marks !== undefined && /^[1-9]\d{0,2}$/u.test(digits)) {
    const plain = (digits + marks).replaceAll(/\D/gu, '')
    const several = marks.startsWith(',') ? ', or put a space after a comma between two values' : ''
    const hint = `Write \`${plain}\`${several}.`
    report(scan, span, `"${digits}${marks}" has marks between its digits.`, hint)
    scan.position += marks.length
  } else if (Number(digits) > largestNumber) {
    report(scan, span, `The number ${digits} is too large.`, 'Write it in a larger unit.')
  } else {
    checkDivision(scan, digits, rest)
  }
}

const thousandsPattern = /[ \u00A0\u2009\u202F]?([kKM])(?![A-Za-z0-9-])/uy

/** `7k` is written in full. */
function checkThousands(scan: Scan, digits: string, start: number): void {
  const found = match(scan, thousandsPattern)
  if (found === undefined) return
  scan.position += found[0].length
  const value = Number((Number(digits) * (found[1] === 'M' ? 1e6 : 1000)).toPrecision(12))
  const span = { start, end: scan.position }
  report(scan, span, `"${digits}${found[0]}" has a letter for thousands.`, `Write \`${value}\`.`)
}

/** `12/year` could be twelve a year, or twelve divided by the number of the year. */
function checkDivision(scan: Scan, digits: string, rest: string): void {
  const word = /^\/([a-z]+)(?![a-z0-9-])/u.exec(rest)?.[1]
  if (word === undefined || !timeUnits.has(unitWord(word))) return
  const span = { start: scan.position, end: scan.position + word.length + 1 }
  const hint = `Write \`${digits} 1/${word}\` for ${digits} a ${word}${
    word === 'year' ? `, \`${digits} / year\` to divide by the number of the year` : ''
  }.`
  report(scan, span, `"${digits}/${word}" can be read in two ways.`, hint)
}

/** A unit runs on only while it touches: over `/` and `*` without spaces. */
function takeUnit(scan: Scan): Unit | undefined {
  const found = match(scan, unitPattern)
  const written = found?.[1]
  if (found === undefined || written === undefined) return undefined
  const start = scan.position + found[0].length - written.length
  if (isNoUnit(scan, written, start)) return undefined
  scan.position = start + written.length
  const outcome = readUnit(written, placeOfSpan(scan.place, { start, end: scan.position }))
  scan.findings.push(...outcome.findings)
  return outcome.value
}

/** `min(` is a function, and `to` belongs to the range. */
function isNoUnit(scan: Scan, written: string, start: number): boolean {
  const word = /^[A-Za-z0-9-]+/u.exec(written)?.[0] ?? ''
  if (scan.text[start + word.length] === '(') return true
  return formulaWords.includes(word) && !timeUnits.has(word)
}

function readWord(scan: Scan): boolean {
  const start = scan.position
  const text = take(scan, wordPattern)
  if (text === undefined) return false
  scan.tokens.push({ kind: 'word', text, span: { start, end: scan.position } })
  return true
}

function readSign(scan: Scan): boolean {
  const start = scan.position
  const text = take(scan, signPattern)
  if (text === undefined) return false
  const unit = trackBrackets(scan, text) ? takeUnit(scan) : undefined
  const span = { start, end: start + text.length }
  scan.tokens.push({ kind: 'sign', text, span, ...(unit === undefined ? {} : { unit }) })
  return true
}

/** Whether the sign closes the values of a distribution. */
function trackBrackets(scan: Scan, sign: string): boolean {
  if (sign === '(') {
    const before = scan.tokens.at(-1)
    const word = before?.kind === 'word' ? before.text : ''
    scan.brackets.push(isDistributionCall(word) || word === 'quantiles')
  }
  return sign === ')' && scan.brackets.pop() === true
}

function skipStrange(scan: Scan): void {
  const start = scan.position
  const text = take(scan, strangePattern) ?? ''
  if (text === '') scan.position += 1
  const span = { start, end: scan.position }
  const letters = Array.from(scan.text.slice(start, scan.position))
  const shown = letters.slice(0, 12).join('')
  const hint = signHints.get(letters[0] ?? '') ?? 'Leave it out.'
  report(scan, span, `"${shown}" has no meaning here.`, hint)
}

function skipSpace(scan: Scan): void {
  take(scan, /\s+/uy)
}

function take(scan: Scan, pattern: RegExp): string | undefined {
  const found = match(scan, pattern)?.[0]
  scan.position += found?.length ?? 0
  return found
}

function match(scan: Scan, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scan.position
  return pattern.exec(scan.text) ?? undefined
}

function report(scan: Scan, span: Span, message: string, hint?: string): void {
  scan.findings.push(problem('formula', placeOfSpan(scan.place, span), message, hint))
}
