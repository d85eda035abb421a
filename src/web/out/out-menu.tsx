import { ActionIcon, Menu } from '@mantine/core'
import {
  Braces,
  Download,
  FileSpreadsheet,
  FileText,
  Handshake,
  Printer,
  ScrollText,
  Table,
  Upload,
  Users,
} from 'lucide-react'
import { Suspense, useState } from 'react'
import { told } from '../call/told.ts'
import { isCustomerModel } from '../customer/is-customer-model.ts'
import { NewCustomerModel } from '../customer/new-customer-model.tsx'
import { NewPromise } from '../promise/new-promise.tsx'
import { later } from '../shell/later.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { takeOut } from './take-out.ts'

const BringValues = later(() => import('./bring-values.tsx').then((m) => m.BringValues))

/** What can be taken out, by format. */
export const takenOut = [
  ['html', 'Report as a page', FileText],
  ['pdf', 'Report as PDF', FileText],
  ['xlsx', 'Spreadsheet with formulas', FileSpreadsheet],
  ['markdown', 'Report as text (Markdown)', ScrollText],
  ['yaml', 'Study document', ScrollText],
  ['json', 'Figures as JSON', Braces],
  ['csv', 'Figures as CSV', Table],
] as const

/** What can be taken out of the application. */
export function OutMenu() {
  const { id, file, document } = useOpenStudy()
  const [modelling, setModelling] = useState(false)
  const [promising, setPromising] = useState(false)
  const [bringing, setBringing] = useState(false)
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon
            aria-label="Take out: report, spreadsheet, document, figures"
            title="Take out"
          >
            <Download size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {takenOut.map(([format, words, Icon]) => (
            <Menu.Item
              key={format}
              onClick={() => void told(takeOut(id, format))}
              leftSection={<Icon size={14} />}
            >
              {words}
            </Menu.Item>
          ))}
          {isCustomerModel(document) ? null : (
            <Menu.Item onClick={() => setModelling(true)} leftSection={<Users size={14} />}>
              A customer’s model of this study …
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setPromising(true)} leftSection={<Handshake size={14} />}>
            Promise this to …
          </Menu.Item>
          <Menu.Item onClick={() => setBringing(true)} leftSection={<Upload size={14} />}>
            Bring values back from a spreadsheet …
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Printer size={14} />} onClick={() => print()}>
            Print this page, or save as PDF
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {modelling ? (
        <NewCustomerModel study={id} title={file.title} onClose={() => setModelling(false)} />
      ) : null}
      {bringing ? (
        <Suspense>
          <BringValues onClose={() => setBringing(false)} />
        </Suspense>
      ) : null}
      {promising ? <NewPromise onClose={() => setPromising(false)} /> : null}
    </>
  )
}
