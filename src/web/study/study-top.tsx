import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { Redo2, Undo2 } from 'lucide-react'
import { Link } from 'wouter'
import { call } from '../call/call.ts'
import { keys } from '../call/queries.ts'
import { told } from '../call/told.ts'
import { OutMenu } from '../out/out-menu.tsx'
import { SaveState } from '../save/save-state.tsx'
import { SchemeSwitch } from '../shell/scheme-switch.tsx'
import { SearchButton } from '../shell/search-button.tsx'
import { useOpenStudy } from './study-context.ts'

/** The top line of a study: where one is, what is saved, undo and redo, search, out. */
export function StudyTop() {
  const study = useOpenStudy()
  const client = useQueryClient()
  const again = async (way: 'undo' | 'redo'): Promise<void> => {
    await study.queue.allSaved()
    const { revision } = client.getQueryData<{ revision: number }>(keys.study(study.id))!
    const answer = await call(way, { params: { study: study.id }, body: { base: revision } })
    client.setQueryData(keys.study(study.id), answer)
    void client.invalidateQueries({ queryKey: keys.assessment(study.id) })
    void client.invalidateQueries({ queryKey: keys.revisions(study.id) })
  }
  const undo = (): void => void told(again('undo'))
  const redo = (): void => void told(again('redo'))
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
  ])
  return (
    <>
      <span className="crumbs">
        <Link href="/">Studies</Link> <span className="crumb">/ {study.file.title}</span>
      </span>
      <SaveState />
      <ActionIcon aria-label="Undo" title="Undo (Ctrl Z)" onClick={undo}>
        <Undo2 size={16} />
      </ActionIcon>
      <ActionIcon aria-label="Redo" title="Redo (Ctrl Y)" onClick={redo}>
        <Redo2 size={16} />
      </ActionIcon>
      <SearchButton />
      <OutMenu />
      <SchemeSwitch />
    </>
  )
}
