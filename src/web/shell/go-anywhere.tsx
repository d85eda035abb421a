import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { Json } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import { told } from '../call/told.ts'
import { type Evaluation, keys, useStudies } from '../call/queries.ts'
import { entriesOf, textOf } from '../fields/entries.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { takenOut } from '../out/out-menu.tsx'
import { takeOut } from '../out/take-out.ts'
import { valueAt } from '../save/document-place.ts'
import { roomsOf } from '../study/rooms.ts'

/** Ctrl/Cmd-K: to any study, room, need or figure by a few letters of its name. */
export function GoAnywhere() {
  const [query, setQuery] = useState('')
  const [, go] = useLocation()
  const [inStudy, params] = useRoute('/studies/:study/:room?')
  const studies = useStudies('', false)
  const client = useQueryClient()
  const open = inStudy ? params.study : undefined
  const ways = [
    ...(open === undefined ? [] : waysInStudy(open, client, go)),
    ...(studies.data ?? []).map((study) => ({
      id: study.id,
      label: study.title,
      description: 'Study',
      onClick: () => go(`/studies/${study.id}`),
    })),
    { id: 'home', label: 'All studies', description: 'Page', onClick: () => go('/') },
    {
      id: 'archive',
      label: 'Archived studies',
      description: 'Page',
      onClick: () => go('/archive'),
    },
  ]
  return (
    <Spotlight
      actions={ways}
      query={query}
      onQueryChange={setQuery}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={420}
      shortcut={['mod + K']}
      nothingFound="Nothing has that name"
      searchProps={{
        leftSection: <Search size={16} />,
        placeholder: 'A study, room, need, assumption or figure',
        'aria-label': 'Go to',
      }}
    />
  )
}

type Go = (to: string) => void

function waysInStudy(
  study: string,
  client: ReturnType<typeof useQueryClient>,
  go: Go,
): SpotlightActionData[] {
  const file = client.getQueryData<StudyDocument>(keys.study(study))
  const assessment = client.getQueryData<Evaluation>(keys.assessment(study))?.assessment
  const to = (path: string) => () => go(`/studies/${study}${path}`)
  const document = (file?.document ?? {}) as Json
  const rooms = roomsOf(study, document)
    .flat()
    .map((room) => ({
      id: `room-${room.name}`,
      label: room.label,
      description: `Room of “${file?.title ?? 'this study'}”`,
      onClick: () => go(room.to),
    }))
  const taken = takenOut.map(([format, words]) => ({
    id: `take-${format}`,
    label: `Take out: ${words}`,
    description: 'Command',
    onClick: () => void told(takeOut(study, format)),
  }))
  const needs = documentNeeds(document).map(({ id, words }) => ({
    id: `need-${id}`,
    label: words,
    description: 'Need',
    onClick: to(`/job#need-${id}`),
  }))
  const assumptions = entriesOf(valueAt(document, ['assumptions'])).map((one) => ({
    id: `assumption-${textOf(one, 'id')}`,
    label: textOf(one, 'name') || textOf(one, 'id'),
    description: 'Assumption',
    onClick: to(`/value#assumption-${textOf(one, 'id')}`),
  }))
  const figures = (assessment?.figures ?? []).map(({ id, label }) => ({
    id: `figure-${id}`,
    label,
    description: `Figure ${id}`,
    keywords: id,
    onClick: to(`?figure=${encodeURIComponent(id)}`),
  }))
  return [...rooms, ...taken, ...needs, ...assumptions, ...figures]
}
