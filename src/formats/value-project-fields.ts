import { problem, warning, type Finding, type Place } from '#quantity/finding'
import type { FindingCode } from '#quantity/finding-codes'

export type Fields = Readonly<Record<string, unknown>>

/** Reads keys of one file leniently, and keeps what was found on the way. */
export class ProjectReader {
  readonly findings: Finding[] = []
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  place(path: string): Place {
    return { file: this.file, path }
  }

  doubt(code: FindingCode, path: string, message: string, hint?: string): void {
    this.findings.push(warning(code, this.place(path), message, hint))
  }

  refuse(code: FindingCode, path: string, message: string, hint?: string): void {
    this.findings.push(problem(code, this.place(path), message, hint))
  }

  /** An object; anything else is a problem. */
  fields(value: unknown, path: string): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
    this.refuse('wrong-value', path, 'A block of keys is wanted here; this is something else.')
    return undefined
  }

  /** The objects of a list, with the path of each; an absent list is an empty one. */
  list(fields: Fields, key: string): readonly { readonly fields: Fields; readonly path: string }[] {
    const value = fields[key]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) {
      this.refuse('wrong-value', key, `\`${key}\` is a list of blocks.`)
      return []
    }
    return value.flatMap((entry: unknown, index) => {
      const path = `${key}.${nameIn(entry) ?? index + 1}`
      const found = this.fields(entry, path)
      return found === undefined ? [] : [{ fields: found, path }]
    })
  }

  /** A text with something in it. */
  text(fields: Fields, key: string): string | undefined {
    const value = fields[key]
    if (typeof value !== 'string') return undefined
    return value.trim() === '' ? undefined : value.trim()
  }

  texts(fields: Fields, key: string): readonly string[] {
    const value = fields[key]
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  }

  /** A number; a text that is one, `30` or `30 %`, counts, with a warning. */
  number(fields: Fields, key: string, path: string): number | undefined {
    const value = fields[key]
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value === undefined || value === null) return undefined
    const text = typeof value === 'string' ? value.trim().replace(/\s*%$/u, '') : ''
    if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text)) {
      this.doubt(
        'wrong-value',
        `${path}.${key}`,
        `\`${String(value)}\` is a text; ${text} is read.`,
      )
      return Number(text)
    }
    const shown = JSON.stringify(value).slice(0, 40)
    this.refuse('unreadable-value', `${path}.${key}`, `${shown} is no number.`, 'Write a number.')
    return undefined
  }

  /** A fraction from 0 to 1; more than 1 is taken for percent, with a warning. */
  fraction(fields: Fields, key: string, path: string): number | undefined {
    const value = this.number(fields, key, path)
    if (value === undefined || (value >= 0 && value <= 1)) return value
    const at = `${path}.${key}`
    if (value > 1 && value <= 100) {
      this.doubt(
        'wrong-value',
        at,
        `A fraction from 0 to 1 is wanted; ${value} is read as percent.`,
      )
      return value / 100
    }
    this.refuse('probability', at, `${value} is no fraction from 0 to 1.`)
    return undefined
  }

  /** One of a few words, whatever its case and signs; another one is said. */
  choice<T extends string>(
    [fields, key, path]: readonly [Fields, string, string],
    words: readonly T[],
    otherwise: T,
  ): T {
    const written = this.text(fields, key)
    const found = words.find((word) => bare(word) === bare(written ?? ''))
    if (found !== undefined) return found
    const message =
      written === undefined
        ? `\`${key}\` is missing; \`${otherwise}\` is taken.`
        : `\`${written}\` is none of ${words.join(', ')}; \`${otherwise}\` is taken.`
    this.doubt('wrong-value', `${path}.${key}`, message)
    return otherwise
  }

  /** Names keys that nothing is read from: they are not carried over. */
  leftOver(fields: Fields, known: readonly string[], path: string): void {
    const keys = Object.keys(fields).filter((key) => !known.includes(key) && !/^(\$|x-)/u.test(key))
    if (keys.length === 0) return
    const message = `Not carried over: ${keys.map((key) => `\`${key}\``).join(', ')}.`
    this.doubt('not-carried', path, message)
  }
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/gu, '')
}

function nameIn(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const { name, variable, variable_name: claimed } = entry as Fields
  const found = [name, variable, claimed].find((each) => typeof each === 'string')
  return found as string | undefined
}
