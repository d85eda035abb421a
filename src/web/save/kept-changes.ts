import type { Change } from './edit-queue.ts'

const nameOf = (study: string): string => `worthline.changes.${study}`

/** Changes that were not sent before the page was left. */
export function keptChanges(study: string): readonly Change[] {
  try {
    const text = localStorage.getItem(nameOf(study))
    return text === null ? [] : (JSON.parse(text) as Change[])
  } catch {
    return []
  }
}

/** Keeps what is not sent yet for the case that the page is left; forgets what is. */
export function keepChanges(study: string, changes: readonly Change[]): void {
  try {
    if (changes.length === 0) localStorage.removeItem(nameOf(study))
    else localStorage.setItem(nameOf(study), JSON.stringify(changes))
  } catch {
    // A browser without storage keeps them in memory only.
  }
}
