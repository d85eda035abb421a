import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { isReturn } from '../shell/returned.ts'

/** What is done before the page may answer again. */
const atOnce = 4

const waiting = new Set<() => void>()
let going = false

/**
 * Work that can wait until the page shows what comes first, in the order in which it is asked for; the page
 * answers in between. Gives a way to leave it.
 */
export function inTurn(work: () => void): () => void {
  waiting.add(work)
  if (!going) requestAnimationFrame(() => setTimeout(goOn))
  going = true
  return () => void waiting.delete(work)
}

/** Whether the turn has come of a part of the page that can wait; at once on a page that somebody returns to. */
export function useTurn(): boolean {
  const [come, setCome] = useState(isReturn)
  useEffect(() => (come ? undefined : inTurn(() => startTransition(() => setCome(true)))), [come])
  return come
}

/** A part of the page that stands below what is seen first, and comes once that stands there. */
export function InTurn({ children }: { children: ReactNode }): ReactNode {
  return useTurn() ? children : null
}

function goOn(): void {
  const now = [...waiting].slice(0, atOnce)
  try {
    for (const work of now) {
      waiting.delete(work)
      work()
    }
  } finally {
    going = waiting.size > 0
    if (going) setTimeout(goOn)
  }
}
