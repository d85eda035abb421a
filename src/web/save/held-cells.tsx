import { Menu } from '@mantine/core'
import type { CellDraft } from '../cells/cell-drafts.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** What was typed in this study and is not saved, wherever its cell stands: it can be given up here. */
export function HeldCells({ held }: { held: readonly CellDraft[] }) {
  const { drafts } = useOpenStudy()
  if (held.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="link">
          ▲ {held.length === 1 ? '1 entry is not saved' : `${held.length} entries are not saved`}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {held.map(({ path, text }) => (
          <Menu.Item key={path.join(' ')} onClick={() => drafts.forget(path)}>
            Give up “{text.trim()}” in <code>{path.join('.')}</code>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
