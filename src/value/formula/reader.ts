import type { Finding, Place } from '#quantity/finding'
import type { FindingCode } from '#quantity/finding-codes'
import { problem, warning } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import type { Span } from '#value/formula/expression'
import { placeOfSpan } from '#value/formula/formula-place'
import type { Token } from '#value/formula/token'

/** The parser's place in the tokens of one formula, and what it has found so far. */
export interface Reader {
  readonly tokens: readonly Token[]
  readonly place: Place
  readonly allowDistributions: boolean
  /** The unit of a range's numbers that have none of their own. */
  readonly unit?: Unit
  readonly findings: Finding[]
  position: number
  depth: number
  operands: number
  /** A limit was hit: nothing more is read or found. */
  stopped: boolean
}

const mostFindings = 20

/** The next token, or one further ahead; the `end` once a limit was hit. */
export function peek(reader: Reader, ahead = 0): Token {
  const index = Math.min(reader.position + ahead, reader.tokens.length - 1)
  const token = reader.tokens[reader.stopped ? reader.tokens.length - 1 : index]
  if (token === undefined) throw new RangeError('a formula ends with the token `end`')
  return token
}

/** Takes the next token. */
export function advance(reader: Reader): Token {
  const token = peek(reader)
  reader.position += 1
  return token
}

/** The text of the next token where it is a sign or a word; an empty text where it is neither. */
export function peekText(reader: Reader, ahead = 0): string {
  const token = peek(reader, ahead)
  return token.kind === 'sign' || token.kind === 'word' ? token.text : ''
}

/** Takes the next token if it is this sign or word. */
export function accept(reader: Reader, text: string): boolean {
  if (peekText(reader) !== text) return false
  reader.position += 1
  return true
}

/** Where the token before the next one ends. */
export function lastEnd(reader: Reader): number {
  return reader.tokens[Math.min(reader.position, reader.tokens.length) - 1]?.span.end ?? 0
}

/** Goes on to the bracket that closes an open one. */
export function skipBrackets(reader: Reader): void {
  for (let open = 0; peek(reader).kind !== 'end'; advance(reader)) {
    const text = peekText(reader)
    if (text === ')' && open === 0) return
    open += text === '(' ? 1 : text === ')' ? -1 : 0
  }
}

/** What went wrong, in words: `[message, hint]`. */
export type Words = readonly [message: string, hint?: string | undefined]

/** Finds a problem at a part of the text. */
export function fail(reader: Reader, code: FindingCode, span: Span, words: Words): void {
  if (reader.stopped || reader.findings.length >= mostFindings) return
  reader.findings.push(problem(code, placeOfSpan(reader.place, span), ...words))
}

/** Finds something doubtful that can still be read. */
export function warn(reader: Reader, code: FindingCode, span: Span, words: Words): void {
  if (reader.stopped || reader.findings.length >= mostFindings) return
  reader.findings.push(warning(code, placeOfSpan(reader.place, span), ...words))
}

/** Finds a limit that was hit: what follows is neither read nor found. */
export function stop(reader: Reader, span: Span, words: Words): void {
  fail(reader, 'formula', span, words)
  reader.stopped = true
}
