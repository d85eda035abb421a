import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Pixels between which nothing is drawn again. */
const step = 8

/** How wide a part of the page is, to draw for that width. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const part = ref.current
    if (part === null) return undefined
    const measure = (): void => setWidth(Math.floor(part.clientWidth / step) * step)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(part)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
