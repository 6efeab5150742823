package bouncebook

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// The programs of the README are run, and print what stands behind them.
func TestReadme(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not in the path, so the programs of the README were not run")
	}
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	programs := regexp.MustCompile("(?s)```go\n(package main.*?)```\n\n```[a-z]+\n(.*?)```\n").FindAllSubmatch(text, -1)
	if len(programs) != 3 {
		t.Fatalf("%d programs", len(programs))
	}
	for at, each := range programs {
		program, expected := each[1], each[2]
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			if output := runProgram(t, program); string(output) != string(expected) {
				t.Errorf("prints\n%s, not\n%s", output, expected)
			}
		})
	}
}

func runProgram(t *testing.T, program []byte) []byte {
	t.Helper()
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	const path = "github.com/bouncebook/bouncebook/packages/sdk-go"
	module := fmt.Sprintf("module readme\n\ngo 1.19\n\nrequire %s v0.0.0\n\nreplace %s => %s\n", path, path, here)
	folder := t.TempDir()
	for name, content := range map[string][]byte{"go.mod": []byte(module), "main.go": program} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("go", "run", ".")
	run.Dir = folder
	run.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off")
	output, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return output
}
