import { Archive, FolderOpen } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useStudies } from '../call/queries.ts'
import { errorWords } from '../call/call-error.ts'
import { FileDrop } from '../evidence/file-drop.tsx'
import { Frame } from '../shell/frame.tsx'
import { useFetchAhead } from '../shell/later.tsx'
import { SchemeSwitch } from '../shell/scheme-switch.tsx'
import { SearchButton } from '../shell/search-button.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { NewStudyBar } from './new-study-bar.tsx'
import { StudyList } from './study-list.tsx'
import { useNewStudy } from './use-new-study.ts'
import { Welcome } from './welcome.tsx'

/** All studies with their answers; the way to a new one. */
export function HomePage({ archived }: { archived: boolean }) {
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const studies = useStudies(asked, archived)
  const create = useNewStudy()
  useFetchAhead(!studies.isPending)
  useEffect(() => {
    document.title = 'Studies · Worthline'
  }, [])
  return (
    <Frame
      ways={[
        [
          { to: '/', label: 'Studies', icon: <FolderOpen size={16} /> },
          { to: '/archive', label: 'Archive', icon: <Archive size={16} /> },
        ],
      ]}
      top={
        <>
          <span className="crumbs" />
          <SearchButton />
          <SchemeSwitch />
        </>
      }
    >
      <FileDrop words="Drop a file of rows or a study document to begin" onFiles={create.fromFiles}>
        <div className="room-head">
          <h1>{archived ? 'Archived studies' : 'Studies'}</h1>
        </div>
        {archived ? null : <NewStudyBar create={create} />}
        {create.error === undefined ? null : (
          <p className="error" role="alert">
            {errorWords(create.error)}
          </p>
        )}
        {archived || search !== '' ? null : <Welcome on="home" />}
        <label className="search">
          <span className="hidden">Search the studies</span>
          <input
            type="search"
            className="field"
            placeholder={archived ? 'Search the archive' : 'Search the studies'}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        {studies.isPending ? <Waiting words="Reading the studies" /> : null}
        {studies.isError ? (
          <p className="error" role="alert">
            {errorWords(studies.error)}{' '}
            <button type="button" className="link" onClick={() => void studies.refetch()}>
              Try again
            </button>
          </p>
        ) : null}
        {studies.data === undefined ? null : (
          <StudyList studies={studies.data} search={asked} archived={archived} />
        )}
      </FileDrop>
    </Frame>
  )
}
