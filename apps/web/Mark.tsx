/** The mark: a square in a circle, 方 in 圆. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <rect x="6.6" y="6.6" width="6.8" height="6.8" fill="currentColor" />
    </svg>
  );
}
