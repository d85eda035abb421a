import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { CallError } from '../call/call-error.ts'
import { useEvents } from '../call/use-events.ts'
import { HomePage } from '../home/home-page.tsx'
import { cssVariablesResolver, styleNonce, theme } from '../look/theme.ts'
import { Boundary } from './boundary.tsx'
import { later } from './later.tsx'
import { useTopOfPage } from './use-top-of-page.ts'
import { Waiting } from './waiting.tsx'

const StudyPage = later(() => import('../study/study-page.tsx').then((m) => m.StudyPage))
const GoAnywhere = later(() => import('./go-anywhere.tsx').then((m) => m.GoAnywhere))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => !(error instanceof CallError) && count < 3,
      refetchOnWindowFocus: true,
    },
  },
})

/** The whole application. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" />
        <Boundary>
          <Pages />
        </Boundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Pages() {
  useEvents()
  useTopOfPage()
  return (
    <>
      <Suspense fallback={<Waiting words="Opening the study" />}>
        <Switch>
          <Route path="/">
            <HomePage archived={false} />
          </Route>
          <Route path="/archive">
            <HomePage archived />
          </Route>
          <Route path="/studies/:study/:room?">
            {({ study, room }) => <StudyPage key={study} id={study} room={room ?? 'answer'} />}
          </Route>
          <Route>
            <main className="lost">
              <h1>There is nothing here</h1>
              <p>
                <a href="/">To the studies</a>
              </p>
            </main>
          </Route>
        </Switch>
      </Suspense>
      <Suspense>
        <GoAnywhere />
      </Suspense>
    </>
  )
}
