import { useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** The page that somebody went back or forward to. Noted before anything is drawn because of it. */
let returned: string | undefined
addEventListener('popstate', () => {
  returned = location.pathname
})

/** Begins every page at its top; going back or forward leads to where one was, as browsers do it. */
export function useTopOfPage(): void {
  const [path] = useLocation()
  const shown = useRef(path)
  useLayoutEffect(() => {
    const moved = shown.current !== path && returned !== path
    if (moved && location.hash === '') scrollTo(0, 0)
    shown.current = path
    returned = undefined
  }, [path])
}
