/** Reads design tokens as plain colours, since canvases know no CSS variables. */
export function tokenReader(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => {
    const value = style.getPropertyValue(name).trim();
    const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return alias ? style.getPropertyValue(alias).trim() : value;
  };
}
