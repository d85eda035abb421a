import { useEffect } from 'react'
import { useLocationProperty } from 'wouter/use-browser-location'

/** The part of the page that the address names; empty where it names none. */
export function useHash(): string {
  return useLocationProperty(() => location.hash.slice(1))
}

/** Brings a part of the page into sight where the address names it. */
export function useScrollToHash(id: string): void {
  const named = useHash() === id
  useEffect(() => {
    const part = named ? document.getElementById(id) : null
    part?.scrollIntoView({ block: 'center' })
    part?.focus()
  }, [id, named])
}
