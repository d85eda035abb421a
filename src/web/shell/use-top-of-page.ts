import { useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { isReturn } from './returned.ts'

/** Begins every page at its top; going back or forward leads to where one was, as browsers do it. */
export function useTopOfPage(): void {
  const [path] = useLocation()
  const shown = useRef(path)
  useLayoutEffect(() => {
    const moved = shown.current !== path && !isReturn()
    if (moved && location.hash === '') scrollTo(0, 0)
    shown.current = path
  }, [path])
}
