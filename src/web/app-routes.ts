import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { boardSearch } from './board/board-search.ts';
import { failureFrom } from './client/failure.ts';
import { queryClient } from './client/query-client.ts';
import { meQuery } from './client/session.ts';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageFailure } from './shell/page-failure.tsx';
import { PageLoading } from './shell/page-loading.tsx';
import { Shell } from './shell/shell.tsx';
import { pathToReturnTo } from './sign-in/return-path.ts';

const root = createRootRoute({ notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => {
    const to = pathToReturnTo(search['to']);
    return to === null ? {} : { to };
  },
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything behind the sign-in. Whoever is not signed in comes back to where he wanted to go. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (thrown) {
      if (failureFrom(thrown).kind !== 'signed-out') throw thrown;
      const to = pathToReturnTo(location.href);
      throw redirect({ to: '/sign-in', search: to === null ? {} : { to }, replace: true });
    }
  },
});

const board = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
});

const patients = createRoute({
  getParentRoute: () => shell,
  path: '/patients',
  component: lazyRouteComponent(() => import('./board/patients-page.tsx'), 'PatientsPage'),
});

const register = createRoute({
  getParentRoute: () => shell,
  path: '/patients/new',
  component: lazyRouteComponent(() => import('./register/register-page.tsx'), 'RegisterPage'),
});

const lab = createRoute({
  getParentRoute: () => shell,
  path: '/lab',
  component: lazyRouteComponent(() => import('./lab/lab-page.tsx'), 'LabPage'),
});

/** The header that never scrolls away, around every page of one patient. */
const patient = createRoute({
  getParentRoute: () => shell,
  path: '/patients/$patientId',
  component: lazyRouteComponent(() => import('./patient/patient-frame.tsx'), 'PatientFrame'),
});

const now = createRoute({
  getParentRoute: () => patient,
  path: '/',
  component: lazyRouteComponent(() => import('./patient/now-page.tsx'), 'NowPage'),
});

const record = createRoute({
  getParentRoute: () => patient,
  path: '/record',
  component: lazyRouteComponent(() => import('./patient/record-page.tsx'), 'RecordPage'),
});

const where = createRoute({
  getParentRoute: () => patient,
  path: '/where',
  // While somebody points at the tab; nobody who opens it waits for this.
  loader: ({ params, cause }) => {
    if (cause !== 'preload') return;
    void import('./twin/foresee-where.ts')
      .then(({ foreseeWhere }) => foreseeWhere(params.patientId))
      .catch(() => undefined);
  },
  component: lazyRouteComponent(() => import('./twin/where-page.tsx'), 'WherePage'),
});

const order = createRoute({
  getParentRoute: () => patient,
  path: '/order',
  component: lazyRouteComponent(() => import('./order/order-page.tsx'), 'OrderPage'),
});

const visit = createRoute({
  getParentRoute: () => patient,
  path: '/visit',
  component: lazyRouteComponent(() => import('./visit/visit-page.tsx'), 'VisitPage'),
});

const facts = createRoute({
  getParentRoute: () => patient,
  path: '/facts',
  component: lazyRouteComponent(() => import('./register/facts-page.tsx'), 'FactsPage'),
});

const implant = createRoute({
  getParentRoute: () => patient,
  path: '/implant',
  component: lazyRouteComponent(() => import('./register/implant-page.tsx'), 'ImplantPage'),
});

const takeOver = createRoute({
  getParentRoute: () => patient,
  path: '/take-over',
  component: lazyRouteComponent(() => import('./register/take-over-page.tsx'), 'TakeOverPage'),
});

const appointment = createRoute({
  getParentRoute: () => patient,
  path: '/appointment',
  component: lazyRouteComponent(() => import('./appointment/appointment-page.tsx'), 'AppointmentPage'),
});

const alarm = createRoute({
  getParentRoute: () => patient,
  path: '/alarm',
  component: lazyRouteComponent(() => import('./appointment/alarm-page.tsx'), 'AlarmPage'),
});

const tree = root.addChildren([
  signIn,
  shell.addChildren([
    board,
    patients,
    register,
    lab,
    patient.addChildren([now, where, record, order, visit, facts, implant, takeOver, appointment, alarm]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultErrorComponent: PageFailure,
  defaultPendingComponent: PageLoading,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
