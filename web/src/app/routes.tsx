import type { RouteObject } from 'react-router';
import { HomePage } from '../features/home/home_page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ErrorPage } from './error_page.tsx';
import { NotFoundPage } from './not_found_page.tsx';
import { OperatorOnly } from './operator_only.tsx';
import { Shell } from './shell.tsx';
import { SignedIn } from './signed_in.tsx';
import { SignedOut } from './signed_out.tsx';
import { StaffOnly } from './staff_only.tsx';

/** Every page and where it lives. What needs Firebase's larger parts is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: ErrorPage,
    HydrateFallback: Waiting,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { index: true, Component: HomePage },
          {
            Component: SignedOut,
            children: [
              {
                path: 'sign-up',
                lazy: async () => ({
                  Component: (await import('../features/auth/sign_up_page.tsx')).SignUpPage,
                }),
              },
              {
                path: 'sign-in',
                lazy: async () => ({
                  Component: (await import('../features/auth/sign_in_page.tsx')).SignInPage,
                }),
              },
            ],
          },
          {
            path: 'sign-in/line',
            lazy: async () => ({
              Component: (await import('../features/auth/line_return_page.tsx')).LineReturnPage,
            }),
          },
          {
            path: 'sign-in/google',
            lazy: async () => ({
              Component: (await import('../features/auth/google_return_page.tsx')).GoogleReturnPage,
            }),
          },
          {
            path: 'goodbye',
            lazy: async () => ({
              Component: (await import('../features/account/goodbye_page.tsx')).GoodbyePage,
            }),
          },
          {
            path: 'reset-password',
            lazy: async () => ({
              Component: (await import('../features/auth/reset_password_page.tsx')).ResetPasswordPage,
            }),
          },
          {
            path: 'create',
            lazy: async () => ({
              Component: (await import('../features/create/create_page.tsx')).CreatePage,
            }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('../features/create/photo_step.tsx')).PhotoStep,
                }),
              },
              {
                path: 'messages',
                lazy: async () => ({
                  Component: (await import('../features/create/messages_step.tsx')).MessagesStep,
                }),
              },
              {
                path: 'look',
                lazy: async () => ({
                  Component: (await import('../features/create/style_step.tsx')).StyleStep,
                }),
              },
              {
                Component: SignedIn,
                children: [
                  {
                    path: 'review',
                    lazy: async () => ({
                      Component: (await import('../features/create/review_step.tsx')).ReviewStep,
                    }),
                  },
                ],
              },
            ],
          },
          {
            Component: SignedIn,
            children: [
              {
                path: 'sets',
                lazy: async () => ({ Component: (await import('../features/sets/sets_page.tsx')).SetsPage }),
              },
              {
                path: 'sets/:stampId',
                lazy: async () => ({ Component: (await import('../features/set/set_page.tsx')).SetPage }),
              },
              {
                path: 'sets/:stampId/add',
                lazy: async () => ({
                  Component: (await import('../features/set/addition/addition_page.tsx')).AdditionPage,
                }),
              },
              {
                path: 'sets/:stampId/edit/:messageId?',
                lazy: async () => ({
                  Component: (await import('../features/editor/editor_page.tsx')).EditorPage,
                }),
              },
              {
                path: 'studio/gallery',
                lazy: async () => ({
                  Component: (await import('../features/studio/gallery_page.tsx')).GalleryPage,
                }),
              },
              {
                path: 'studio/:conversionId?',
                lazy: async () => ({
                  Component: (await import('../features/studio/studio_page.tsx')).StudioPage,
                }),
              },
              {
                path: 'tokens',
                lazy: async () => ({
                  Component: (await import('../features/tokens/tokens_page.tsx')).TokensPage,
                }),
              },
              {
                path: 'tokens/return',
                lazy: async () => ({
                  Component: (await import('../features/tokens/return_page.tsx')).ReturnPage,
                }),
              },
              {
                path: 'tokens/receipts/:purchaseId',
                lazy: async () => ({
                  Component: (await import('../features/tokens/receipt_page.tsx')).ReceiptPage,
                }),
              },
              {
                path: 'new-password',
                lazy: async () => ({
                  Component: (await import('../features/auth/new_password_page.tsx')).NewPasswordPage,
                }),
              },
              {
                path: 'account',
                lazy: async () => ({
                  Component: (await import('../features/account/account_page.tsx')).AccountPage,
                }),
              },
              {
                path: 'account/line',
                lazy: async () => ({
                  Component: (await import('../features/line_session/line_session_page.tsx')).LineSessionPage,
                }),
              },
            ],
          },
          {
            Component: OperatorOnly,
            children: [
              {
                path: 'operator/presets',
                lazy: async () => ({
                  Component: (await import('../features/operator/presets_page.tsx')).PresetsPage,
                }),
              },
              {
                path: 'operator/presets/new',
                lazy: async () => ({
                  Component: (await import('../features/operator/new_preset_page.tsx')).NewPresetPage,
                }),
              },
              {
                path: 'operator/login-ids',
                lazy: async () => ({
                  Component: (await import('../features/operator/login_ids_page.tsx')).LoginIdsPage,
                }),
              },
              {
                path: 'operator/presets/:slug',
                lazy: async () => ({
                  Component: (await import('../features/operator/preset_page.tsx')).PresetPage,
                }),
              },
            ],
          },
          {
            Component: StaffOnly,
            children: [
              {
                path: 'operator/studio',
                lazy: async () => ({
                  Component: (await import('../features/operator/usage_page.tsx')).UsagePage,
                }),
              },
              {
                path: 'operator/studio/:uid',
                lazy: async () => ({
                  Component: (await import('../features/operator/conversions_page.tsx')).ConversionsPage,
                }),
              },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
  {
    // For whoever was sent a link: no header, no sign-in, nothing but the pictures.
    path: 's/:token',
    ErrorBoundary: ErrorPage,
    HydrateFallback: Waiting,
    lazy: async () => ({ Component: (await import('../features/studio/share_page.tsx')).SharePage }),
  },
];
