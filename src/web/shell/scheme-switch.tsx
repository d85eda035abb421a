import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Moon, Sun } from 'lucide-react'

/** Between light and dark; the reader's system decides until it is used. */
export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const shown = useComputedColorScheme('light')
  const other = shown === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon
      onClick={() => setColorScheme(other)}
      aria-label={`Show in ${other} colours`}
      title={`Show in ${other} colours`}
    >
      {shown === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
    </ActionIcon>
  )
}
