import { type ComponentType, lazy, useCallback, useEffect, useState } from 'react'

/** Milliseconds after which a part that could not be fetched is asked for again. */
const triesAgainAfter = 2_000

/**
 * A part of the page whose code is fetched when it is first shown, inside a `Suspense`. Where it cannot
 * be fetched, as without a connection, its place says so until it can; everything around it stands.
 */
export function later<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let arrived: ComponentType<Props> | undefined
  function Missing(props: Props) {
    const [Part, setPart] = useState(() => arrived)
    const tryAgain = useCallback(async (): Promise<void> => {
      const part = await fetchPart().catch(() => undefined)
      arrived ??= part
      if (arrived !== undefined) setPart(() => arrived)
    }, [])
    useEffect(() => {
      if (Part !== undefined) return undefined
      void tryAgain()
      const timer = setInterval(() => void tryAgain(), triesAgainAfter)
      return () => clearInterval(timer)
    }, [Part, tryAgain])
    return Part === undefined ? (
      <p className="note" role="status">
        This part of the page could not be loaded. It comes as soon as the server answers; if it
        does not, load the page again. What you changed is kept.{' '}
        <button type="button" className="link" onClick={() => void tryAgain()}>
          Try again
        </button>
      </p>
    ) : (
      <Part {...props} />
    )
  }
  return lazy(async () => ({ default: await fetchPart().catch(() => Missing) }))
}
