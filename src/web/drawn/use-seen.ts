import { type RefObject, startTransition, useEffect, useRef, useState } from 'react'

/** Milliseconds without a change after which a part out of sight follows. */
const rest = 200

/** How far out of sight a part is drawn already, so that scrolling meets no old picture. */
const rootMargin = '200px'

/** A value that changes often, for a part of the page: as it is while the part is in sight, else once it rests. */
export function useSeen<E extends HTMLElement, T>(value: T): readonly [RefObject<E | null>, T] {
  const ref = useRef<E>(null)
  const [seen, setSeen] = useState(false)
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => setSeen(entries.at(-1)!.isIntersecting),
      {
        rootMargin,
      },
    )
    observer.observe(ref.current!)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(() => value)), rest)
    return () => clearTimeout(timer)
  }, [value])
  return [ref, seen ? value : rested]
}
