export function NowPage() {
  return <main>NowPage</main>;
}
