import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { StudySummary } from '#contract/study'
import { StudyRow } from './study-row.tsx'

const rowHeight = 112

/** The studies, however many: only what is in sight is in the page. */
export function StudyList(props: {
  studies: readonly StudySummary[]
  search: string
  archived: boolean
}) {
  const { studies, search, archived } = props
  const list = useRef<HTMLUListElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top
    if (top !== undefined) setMargin(Math.round(top + scrollY))
  }, [studies.length])
  const rows = useWindowVirtualizer({
    count: studies.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (index) => studies[index]!.id,
  })
  if (studies.length === 0) return <NoStudies search={search} archived={archived} />
  return (
    <ul className="studies" ref={list} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map((item) => (
        <li
          key={item.key}
          data-index={item.index}
          ref={rows.measureElement}
          style={{ transform: `translateY(${item.start - margin}px)` }}
          aria-setsize={studies.length}
          aria-posinset={item.index + 1}
        >
          <StudyRow study={studies[item.index]!} />
        </li>
      ))}
    </ul>
  )
}

function NoStudies({ search, archived }: { search: string; archived: boolean }) {
  const why =
    search !== ''
      ? `No study has “${search}” in its name.`
      : archived
        ? 'Nothing is archived.'
        : 'There is no study yet.'
  const next = archived
    ? 'Archived studies keep their history and can be taken back.'
    : 'Begin with a template to see what an answer looks like, or drop a file of your own.'
  return (
    <div className="empty">
      <p>
        <b>{why}</b>
      </p>
      <p>{next}</p>
    </div>
  )
}
