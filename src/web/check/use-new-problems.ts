import { useEffect, useState } from 'react'
import type { DocumentEdit } from '#contract/edit'
import type { Finding } from '#quantity/finding'
import { useOpenStudy } from '../study/study-context.ts'

/** How long a person pauses before what is typed is looked at, in milliseconds. */
const pause = 150

const none: readonly Finding[] = []

/** What would be wrong with the study after edits that is not wrong now; looked at while a person pauses. */
export function useNewProblems(edits: readonly DocumentEdit[]): readonly Finding[] {
  const { check } = useOpenStudy()
  const [problems, setProblems] = useState(none)
  const asked = edits.length === 0 ? '' : JSON.stringify(edits)
  useEffect(() => {
    if (asked === '') {
      setProblems(none)
      return undefined
    }
    const given = new AbortController()
    const timer = setTimeout(() => {
      const wanted = JSON.parse(asked) as readonly DocumentEdit[]
      void check(wanted, given.signal).then((found) =>
        given.signal.aborted ? undefined : setProblems(found),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [asked, check])
  return problems
}
