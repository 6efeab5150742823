module github.com/bouncebook/bouncebook/packages/sdk-go

go 1.19
