/** Inks; every sign and word is legible without them. */
export const ink = {
  text: '#1f2328', quiet: '#5c6570', rule: '#c9ced6', shade: '#f2f4f7', accent: '#9c2a24', link: '#1f5aa6', missing: '#fbe9e7', met: '#eaf4ea', same: '#fcefc0',
} as const;
