import { type MouseEvent, useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'

/** The figure whose trace is open; it stands in the address, so that it can be sent to somebody. */
export interface Trace {
  readonly figure: string | undefined
  open(figure: string): void
  close(): void
  /** Opens the figure that was clicked on. */
  follow(event: MouseEvent): void
}

export function useTrace(): Trace {
  const [search, setSearch] = useSearchParams()
  const opener = useRef<HTMLElement | null>(null)
  const figure = search.get('figure') ?? undefined
  const open = useCallback(
    (id: string) =>
      setSearch((before) => {
        before.set('figure', id)
        return before
      }),
    [setSearch],
  )
  const close = useCallback(() => {
    setSearch((before) => {
      before.delete('figure')
      return before
    })
    const from = opener.current
    opener.current = null
    requestAnimationFrame(() => from?.focus())
  }, [setSearch])
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = (event.target as Element).closest<HTMLElement>('[data-figure]')
    const id = link?.dataset['figure']
    if (link === null || id === undefined) return
    event.preventDefault()
    if (link.closest('.trace') === null) opener.current = link
    open(id)
  }
  useEffect(() => {
    if (figure === undefined) return undefined
    const escape = (event: KeyboardEvent): void => {
      const busy = document.querySelector('[role=dialog], [role=menu]') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !busy) close()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [figure, close])
  return { figure, open, close, follow }
}
