import { spaceCharacters } from '#formats/cell-text'
import { literal } from '#storage/rows/sql-text'

const spaces = `[${[...spaceCharacters].map(escaped).join('')}]+`

/** SQL of a text without the spaces of any kind around it. */
export function trimSql(text: string): string {
  return `regexp_replace(${text}, ${literal(`^${spaces}|${spaces}$`)}, '', 'g')`
}

function escaped(character: string): string {
  return `\\x{${character.charCodeAt(0).toString(16)}}`
}
