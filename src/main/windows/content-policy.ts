/** The page's content security policy: only our own files, no inline code, no inline style sheets, no network. */

const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'"
}

export const contentPolicy = Object.entries(policy).map(([directive, value]) => `${directive} ${value}`).join('; ')
