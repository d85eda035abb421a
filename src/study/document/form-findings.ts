/** What is said of a text that has not the form of an id, a currency or a day. */
import type { z } from 'zod'
import { problem, type Finding } from '#quantity/finding'
import {
  placeOf,
  placeOfKey,
  type DocumentPath,
  type DocumentText,
} from '#study/document/document-text'

interface Misfit {
  readonly document: DocumentText
  readonly issue: z.core.$ZodIssue
  readonly path: DocumentPath
}

/** The finding on a text or a key of a wrong form; undefined where the issue is another. */
export function wrongForm({ document, issue, path }: Misfit): Finding | undefined {
  const key = String(path.at(-1))
  if (issue.code === 'invalid_key') {
    const place = placeOfKey(document, path.slice(0, -1), key)
    if (path[0] === 'rates') {
      const message = `A rate belongs to a currency, three capital letters, not to \`${key}\`.`
      return problem('wrong-value', place, message, 'Write it like `USD: 0.92 EUR/USD`.')
    }
    return problem('wrong-value', place, idWords(key), writeHint(slugOf(key)))
  }
  if (issue.code !== 'invalid_format') return undefined
  const found = String(document.tree.getIn(path))
  const place = placeOf(document, path)
  if (key === 'currency') {
    const message = `A currency is three capital letters, not \`${found}\`.`
    return problem('wrong-value', place, message, `Write it like \`${currencyOf(found)}\`.`)
  }
  if (issue.pattern?.includes('\\d{4}')) {
    const message = `A day is year, month and day, not \`${found}\`.`
    return problem('wrong-value', place, message, 'Write it like `2026-11-21`.')
  }
  return problem('wrong-value', place, idWords(found), writeHint(slugOf(found)))
}

function idWords(found: string): string {
  return `An id is lower-case words, digits and hyphens, beginning with a letter, not \`${found}\`.`
}

function writeHint(slug: string): string {
  return `Write it like \`${slug}\`.`
}

/** The id that a text comes nearest to: `Kept Customers` is `kept-customers`. */
function slugOf(text: string): string {
  const words = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const slug = words.replace(/^[^a-z]+/, '').replace(/-+$/, '')
  return slug === '' ? `n-${words.replaceAll(/^-+|-+$/g, '') || '1'}` : slug
}

function currencyOf(text: string): string {
  const letters = text.toUpperCase()
  return /^[A-Z]{3}$/.test(letters) ? letters : 'USD'
}
