import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { inTurn } from './in-turn.ts'

/** Pixels between which nothing is drawn again. */
const step = 8

/** How wide a part of the page is, to draw for that width; 0 below the fold until its turn comes. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const part = ref.current
    if (part === null) return undefined
    const measure = (): void => setWidth(Math.floor(part.clientWidth / step) * step)
    const observer = new ResizeObserver(measure)
    const begin = (): void => {
      measure()
      observer.observe(part)
    }
    const isInSight = part.getBoundingClientRect().top < innerHeight
    const leave = isInSight ? begin() : inTurn(begin)
    return () => {
      leave?.()
      observer.disconnect()
    }
  }, [])
  return [ref, width]
}
