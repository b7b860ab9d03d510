import type { RouteObject } from 'react-router';
import { HomePage } from '../features/home/home_page.tsx';
import { Waiting } from '../ui/progress.tsx';
import { ErrorPage, NotFoundPage } from './error_pages.tsx';
import { OperatorOnly, SignedIn, SignedOut, StaffOnly, SuperuserOnly } from './route_guards.tsx';
import { Shell } from './shell.tsx';

// Pages that need Firebase's larger modules are loaded lazily.

const signedOutPages: RouteObject[] = [
  { path: 'sign-up', lazy: () => import('../features/auth/sign_up_page.tsx') },
  { path: 'sign-in', lazy: () => import('../features/auth/sign_in_page.tsx') },
];

const createSteps: RouteObject[] = [
  { index: true, lazy: () => import('../features/create/photo_step.tsx') },
  { path: 'messages', lazy: () => import('../features/create/messages_step.tsx') },
  { path: 'style', lazy: () => import('../features/create/style_step.tsx') },
  {
    Component: SignedIn,
    children: [
      { path: 'drawings', lazy: () => import('../features/create/drawings/drawings_step.tsx') },
      { path: 'review', lazy: () => import('../features/create/review_step.tsx') },
    ],
  },
];

const signedInPages: RouteObject[] = [
  { path: 'sets', lazy: () => import('../features/sets/sets_page.tsx') },
  { path: 'sets/:stampId', lazy: () => import('../features/set/set_page.tsx') },
  { path: 'sets/:stampId/add', lazy: () => import('../features/set/addition/addition_page.tsx') },
  { path: 'sets/:stampId/style', lazy: () => import('../features/set/derive/style_page.tsx') },
  { path: 'sets/:stampId/language', lazy: () => import('../features/set/derive/language_page.tsx') },
  { path: 'sets/:stampId/edit/:messageId?', lazy: () => import('../features/editor/editor_page.tsx') },
  { path: 'studio/gallery', lazy: () => import('../features/studio/gallery_page.tsx') },
  { path: 'studio/:conversionId?', lazy: () => import('../features/studio/studio_page.tsx') },
  { path: 'tokens', lazy: () => import('../features/tokens/tokens_page.tsx') },
  { path: 'tokens/return', lazy: () => import('../features/tokens/return_page.tsx') },
  { path: 'tokens/receipts/:purchaseId', lazy: () => import('../features/tokens/receipt_page.tsx') },
  { path: 'new-password', lazy: () => import('../features/auth/new_password_page.tsx') },
  { path: 'notices', lazy: () => import('../features/notices/notices_page.tsx') },
  { path: 'account', lazy: () => import('../features/account/account_page.tsx') },
  { path: 'account/line', lazy: () => import('../features/line_session/line_session_page.tsx') },
];

const staffPages: RouteObject[] = [
  { index: true, lazy: () => import('../features/operator/console/overview_page.tsx') },
  { path: 'jobs', lazy: () => import('../features/operator/console/jobs_page.tsx') },
  { path: 'findings', lazy: () => import('../features/operator/console/findings_page.tsx') },
  { path: 'studio', lazy: () => import('../features/operator/usage_page.tsx') },
];

const superuserPages: RouteObject[] = [
  { path: 'people', lazy: () => import('../features/operator/console/people_page.tsx') },
  { path: 'people/:uid', lazy: () => import('../features/operator/console/person_page.tsx') },
  { path: 'ai', lazy: () => import('../features/operator/console/ai_page.tsx') },
  { path: 'audit', lazy: () => import('../features/operator/console/audit_page.tsx') },
  { path: 'studio/:uid', lazy: () => import('../features/operator/conversions_page.tsx') },
];

const adminPages: RouteObject[] = [
  { path: 'presets', lazy: () => import('../features/operator/presets_page.tsx') },
  { path: 'presets/new', lazy: () => import('../features/operator/new_preset_page.tsx') },
  { path: 'presets/:slug', lazy: () => import('../features/operator/preset_page.tsx') },
  { path: 'login-ids', lazy: () => import('../features/operator/login_ids_page.tsx') },
];

const operatorPages: RouteObject = {
  path: 'operator',
  Component: StaffOnly,
  children: [
    {
      lazy: () => import('../features/operator/console/console_frame.tsx'),
      children: [
        ...staffPages,
        { Component: SuperuserOnly, children: superuserPages },
        { Component: OperatorOnly, children: adminPages },
      ],
    },
  ],
};

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  { Component: SignedOut, children: signedOutPages },
  { path: 'sign-in/line', lazy: () => import('../features/auth/line_return_page.tsx') },
  { path: 'sign-in/google', lazy: () => import('../features/auth/google_return_page.tsx') },
  { path: 'reset-password', lazy: () => import('../features/auth/reset_password_page.tsx') },
  { path: 'help', lazy: () => import('../features/help/help_page.tsx') },
  { path: 'status', lazy: () => import('../features/status/status_page.tsx') },
  { path: 'legal/terms', lazy: () => import('../features/legal/terms_page.tsx') },
  { path: 'legal/privacy', lazy: () => import('../features/legal/privacy_page.tsx') },
  { path: 'legal/licenses', lazy: () => import('../features/legal/licenses_page.tsx') },
  { path: 'legal/commerce', lazy: () => import('../features/legal/commerce_page.tsx') },
  { path: 'goodbye', lazy: () => import('../features/account/goodbye_page.tsx') },
  { path: 'create', lazy: () => import('../features/create/create_page.tsx'), children: createSteps },
  { Component: SignedIn, children: signedInPages },
  operatorPages,
  { path: '*', Component: NotFoundPage },
];

/** All pages with their paths. */
export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: ErrorPage,
    HydrateFallback: Waiting,
    children: [{ ErrorBoundary: ErrorPage, children: pages }],
  },
  {
    // For holders of a link: no header, no sign-in, only the shared content.
    path: 's/:token',
    ErrorBoundary: ErrorPage,
    HydrateFallback: Waiting,
    lazy: () => import('../features/shares/share_page.tsx'),
  },
];
