export function BoardPage() {
  return <main>board</main>;
}
