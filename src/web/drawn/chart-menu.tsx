import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Clipboard, Ellipsis, FileSpreadsheet, Image, Shapes } from 'lucide-react'
import type { DrawnChart } from '#drawing/svg/draw-chart'
import { drawPicture } from '#drawing/svg/draw-chart'
import { saveFile } from '../out/save-file.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { pngOf } from './picture-file.ts'
import { tableText } from './table-text.ts'

const width = 900

/** Takes a chart along: as a picture, or its data. */
export function ChartMenu({ chart }: { chart: DrawnChart }) {
  const { assessment } = useOpenStudy()
  if (chart.empty !== undefined) return null
  const name = chart.id.replaceAll('.', '-')
  const svg = (): string =>
    drawPicture(chart, width, assessment?.study.simulated ? 'Simulated data' : '')
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(tableText(chart.table, '\t'))
    notifications.show({ message: 'The data is on the clipboard: paste it into a spreadsheet.' })
  }
  return (
    <div className="chart-menu">
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`Take along: ${chart.title}`}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Clipboard size={14} />} onClick={() => void copy()}>
            Copy the data
          </Menu.Item>
          <Menu.Item
            leftSection={<FileSpreadsheet size={14} />}
            onClick={() =>
              saveFile(`${name}.csv`, new Blob([tableText(chart.table, ',')], { type: 'text/csv' }))
            }
          >
            Data as CSV
          </Menu.Item>
          <Menu.Item
            leftSection={<Shapes size={14} />}
            onClick={() => saveFile(`${name}.svg`, new Blob([svg()], { type: 'image/svg+xml' }))}
          >
            Picture as SVG
          </Menu.Item>
          <Menu.Item
            leftSection={<Image size={14} />}
            onClick={() => void pngOf(svg()).then((png) => saveFile(`${name}.png`, png))}
          >
            Picture as PNG
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
