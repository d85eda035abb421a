import { type ComponentType, use, useCallback, useEffect, useState } from 'react'

/** Milliseconds after which a part that could not be fetched is asked for again. */
const triesAgainAfter = 2_000

/** The ways to fetch the parts that were not asked for yet, in the order in which the page may need them. */
const toCome = new Set<() => Promise<unknown>>()
let going = false

/**
 * A part of the page whose code is fetched when it is first shown, inside a `Suspense`, or ahead of that in
 * idle time; one that is there is shown at once. Where it cannot be fetched, as without a connection, its
 * place says so until it can; everything around it stands.
 */
export function later<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let arrived: ComponentType<Props> | undefined
  const fetchNow = async (): Promise<void> => {
    toCome.delete(fetchNow)
    const part = await fetchPart().catch(() => undefined)
    arrived ??= part
  }
  toCome.add(fetchNow)
  let first: Promise<void> | undefined
  return function Later(props: Props) {
    const [, setThere] = useState(arrived !== undefined)
    const tryAgain = useCallback(async (): Promise<void> => {
      await fetchNow()
      setThere(arrived !== undefined)
    }, [])
    if (arrived === undefined) use((first ??= fetchNow()))
    const Part = arrived
    return Part === undefined ? <Missing tryAgain={tryAgain} /> : <Part {...props} />
  }
}

/** Fetches what the page may need next, part by part while it is idle, once what it shows stands there. */
export function useFetchAhead(stands: boolean): void {
  useEffect(() => {
    if (stands && !going) fetchInIdleTime()
  }, [stands])
}

function fetchInIdleTime(): void {
  const [next] = toCome
  going = next !== undefined
  if (next === undefined) return
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout
  whenIdle(() => void next().then(fetchInIdleTime))
}

function Missing({ tryAgain }: { tryAgain(): Promise<void> }) {
  useEffect(() => {
    void tryAgain()
    const timer = setInterval(() => void tryAgain(), triesAgainAfter)
    return () => clearInterval(timer)
  }, [tryAgain])
  return (
    <p className="note" role="status">
      This part of the page could not be loaded. It comes as soon as the server answers; if it does
      not, load the page again. What you changed is kept.{' '}
      <button type="button" className="link" onClick={() => void tryAgain()}>
        Try again
      </button>
    </p>
  )
}
